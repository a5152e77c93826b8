import type { Adapter, AdapterPayload } from 'oidc-provider'

/** At most so many things are kept per training provider; the oldest goes first. */
const meeste = 5000

/** The memory of a training provider: it lives as long as the process, and forgets what has ended. */
export function geheugenopslag(): (naam: string) => Adapter {
  const alles = new Map<string, { inhoud: AdapterPayload; tot: number }>()
  return (naam) => {
    const sleutel = (id: string) => `${naam}:${id}`
    const zoek = (id: string) => {
      const gevonden = alles.get(sleutel(id))
      return gevonden !== undefined && gevonden.tot > Date.now() ? gevonden.inhoud : undefined
    }
    const zoekOp = (veld: 'uid' | 'userCode', waarde: string) =>
      [...alles.values()].find(({ inhoud, tot }) => inhoud[veld] === waarde && tot > Date.now())?.inhoud
    return {
      upsert: async (id, inhoud, seconden = 3600) => {
        const [oudste] = alles.size >= meeste ? alles.keys() : []
        if (oudste !== undefined) alles.delete(oudste)
        alles.set(sleutel(id), { inhoud, tot: Date.now() + seconden * 1000 })
      },
      find: async (id) => zoek(id),
      findByUid: async (uid) => zoekOp('uid', uid),
      findByUserCode: async (code) => zoekOp('userCode', code),
      consume: async (id) => {
        const inhoud = zoek(id)
        if (inhoud !== undefined) inhoud.consumed = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => void alles.delete(sleutel(id)),
      revokeByGrantId: async (grantId) => {
        for (const [id, { inhoud }] of alles) if (inhoud.grantId === grantId) alles.delete(id)
      },
    }
  }
}
