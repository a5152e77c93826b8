import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as it came in: as bytes, read by another program than wrote it, and where its envelope said it goes. */
export interface Binnengekomen {
  readonly ruw: string
  readonly gelezen: ParsedMail
  readonly van: string
  readonly naar: readonly string[]
  readonly envid: string | null
  /** True when it came over TLS. */
  readonly veilig: boolean
}

/** A mail server of an organisation, on the own machine. It takes everything until told otherwise. */
export interface Mailserver {
  readonly poort: number
  readonly binnen: readonly Binnengekomen[]
  /** Every recipient that was tried, also what was refused. */
  readonly geprobeerd: readonly string[]
  /** From now on each recipient is refused with this code and text; null takes it again. */
  weiger(met: { readonly code: number; readonly tekst: string } | null): void
  /** Goes away, with all its connections. */
  weg(): Promise<void>
  /** Comes back on the same port. */
  terug(): Promise<void>
}

/** Starts one, and stops it when the test ends. */
export async function maakMailserver(
  t: { after(stop: () => Promise<void>): void },
  anders: Partial<SMTPServerOptions> = {},
): Promise<Mailserver> {
  const binnen: Binnengekomen[] = []
  const geprobeerd: string[] = []
  let weigering: { readonly code: number; readonly tekst: string } | null = null
  const maak = () =>
    new SMTPServer({
      ...{
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        hideDSN: false,
        disableReverseLookup: true,
        logger: false,
      },
      ...anders,
      onRcptTo: ({ address }, _, klaar) => {
        geprobeerd.push(address)
        if (weigering === null) return klaar()
        klaar(Object.assign(new Error(weigering.tekst), { responseCode: weigering.code }))
      },
      onData: async (stroom, { envelope, secure }, klaar) => {
        const stukken: Buffer[] = []
        for await (const stuk of stroom) stukken.push(stuk)
        const bytes = Buffer.concat(stukken)
        const { mailFrom, rcptTo, dsn } = envelope
        binnen.push({
          ruw: bytes.toString('utf8'),
          gelezen: await simpleParser(bytes),
          van: mailFrom === false ? '' : mailFrom.address,
          naar: rcptTo.map(({ address }) => address),
          envid: dsn?.envid ?? null,
          veilig: secure,
        })
        klaar()
      },
    })
  let server = maak()
  const luister = async (poort: number) => {
    const luisteraar = server.listen(poort, '127.0.0.1')
    await once(luisteraar, 'listening')
    return (luisteraar.address() as AddressInfo).port
  }
  const poort = await luister(0)
  const weg = () => new Promise<void>((klaar) => server.close(() => klaar()))
  t.after(weg)
  return {
    poort,
    binnen,
    geprobeerd,
    weiger: (met) => {
      weigering = met
    },
    weg,
    terug: async () => {
      server = maak()
      await luister(poort)
    },
  }
}
