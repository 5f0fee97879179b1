import { randomBytes } from 'node:crypto';
import { get, request } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** What the other side says. */
export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
}

/** A debugger, as editors are: it speaks the inspector's protocol over a WebSocket (RFC 6455), short frames only. */
export class Debugger {
  #id = 0;
  #buffer = Buffer.alloc(0);
  readonly heard: Message[] = [];

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.#receive(chunk)).on('error', () => {});
  }

  /** Attaches to a process that waits at a port of this machine. */
  static async attach(port: number): Promise<Debugger> {
    const url = new URL(await addressAt(port));
    return new Promise((resolve, reject) => {
      const headers = {
        ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      };
      request({ port, host: '127.0.0.1', path: url.pathname, headers })
        .on('upgrade', (_, socket) => resolve(new Debugger(socket as Socket)))
        .on('error', reject)
        .end();
    });
  }

  /** Sends a command; resolves with its result. */
  async send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.#id;
    this.socket.write(frame(JSON.stringify({ id, method, params })));
    const { result } = await this.hear((message) => message.id === id);
    return result ?? {};
  }

  /** The first message of a kind, heard or to come. */
  async hear(wanted: (message: Message) => boolean): Promise<Message> {
    for (let waited = 0; waited < 20_000; waited += 20) {
      const found = this.heard.find(wanted);
      if (found) return found;
      await wait(20);
    }
    throw new Error(`Never heard; last: ${JSON.stringify(this.heard.at(-1)).slice(0, 300)}`);
  }

  close(): void {
    this.socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (this.#buffer.length >= 2) {
      const short = this.#buffer[1]! & 0x7f;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (this.#buffer.length < head) return;
      const length =
        short < 126
          ? short
          : short === 126
            ? this.#buffer.readUInt16BE(2)
            : Number(this.#buffer.readBigUInt64BE(2));
      if (this.#buffer.length < head + length) return;
      this.heard.push(JSON.parse(this.#buffer.toString('utf8', head, head + length)));
      this.#buffer = this.#buffer.subarray(head + length);
    }
  }
}

/** Where the process at a port is to be spoken to, as soon as it listens. */
async function addressAt(port: number): Promise<string> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const found = await new Promise<string | undefined>((resolve) => {
      get({ port, host: '127.0.0.1', path: '/json/list' }, (answer) => void text(answer).then(resolve)).on(
        'error',
        () => resolve(undefined),
      );
    });
    if (found !== undefined) return JSON.parse(found)[0].webSocketDebuggerUrl;
    await wait(50);
  }
  throw new Error(`Nothing listens at port ${port}.`);
}

/** A masked text frame of less than 64 KiB. */
function frame(message: string): Buffer {
  const payload = Buffer.from(message);
  const mask = randomBytes(4);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i % 4]!)]);
}
