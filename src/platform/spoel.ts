import { EventEmitter, once } from 'node:events'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const stap = 64 * 1024

/**
 * A text that is read while it is still being written, kept on disk in between. A receiver that only starts to
 * read when it has sent everything can never block the writer, and the text never stands in memory whole.
 */
export class Spoel {
  readonly #bestand: FileHandle
  readonly #wekker = new EventEmitter()
  #geschreven = 0
  #klaar = false
  #weg = false

  private constructor(bestand: FileHandle) {
    this.#bestand = bestand
  }

  /** Makes a spool on a file that has no name any more, so that it goes with the process. */
  static async maak(): Promise<Spoel> {
    const map = await mkdtemp(join(tmpdir(), 'terugkeer-'))
    const bestand = await open(join(map, 'spoel'), 'w+')
    await rm(map, { recursive: true })
    return new Spoel(bestand)
  }

  /** Adds text. When the reader has gone, there is nobody to write for. */
  async schrijf(tekst: string): Promise<void> {
    const bytes = Buffer.from(tekst)
    // A nearly full disk may take only part of it at once.
    for (let van = 0; van < bytes.length && !this.#weg; ) {
      const { bytesWritten } = await this.#bestand.write(bytes, van, bytes.length - van, this.#geschreven)
      van += bytesWritten
      this.#geschreven += bytesWritten
      this.#wekker.emit('meer')
    }
  }

  /** Nothing more will be written. */
  sluit(): void {
    this.#klaar = true
    this.#wekker.emit('meer')
  }

  /**
   * All that was and will be written, in pieces. Closes the file at the end, and also when the reader stops early or
   * before it began. Read it once.
   */
  lees(): AsyncGenerator<Uint8Array> {
    const stukken = this.#stukken()
    const stop = stukken.return.bind(stukken)
    // A generator that never began runs no `finally`, so stopping has to close the file itself.
    stukken.return = async (waarde) => {
      this.#weg = true
      this.#wekker.emit('meer')
      const einde = await stop(waarde)
      await this.#bestand.close()
      return einde
    }
    return stukken
  }

  async *#stukken(): AsyncGenerator<Uint8Array> {
    let plek = 0
    try {
      while (!this.#weg) {
        if (plek === this.#geschreven) {
          if (this.#klaar) return
          await once(this.#wekker, 'meer')
          continue
        }
        const bytes = Buffer.alloc(Math.min(stap, this.#geschreven - plek))
        const { bytesRead } = await this.#bestand.read(bytes, 0, bytes.length, plek)
        plek += bytesRead
        yield bytes.subarray(0, bytesRead)
      }
    } finally {
      this.#weg = true
      await this.#bestand.close()
    }
  }
}
