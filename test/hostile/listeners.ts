import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** Where the hostile programs look for somebody to talk to. */
const PORT = 47611;
const SOCKETS = [
  '/tmp/gradelens-escape-socket',
  ...(process.platform === 'linux' ? ['\0gradelens-escape'] : []),
];

/** Servers that nobody must reach. `reached` lists who was. */
export async function listen(): Promise<{ readonly reached: readonly string[]; close(): Promise<void> }> {
  const reached: string[] = [];
  const closing: (() => void)[] = [];
  for (const socket of SOCKETS) {
    if (socket.startsWith('/')) rmSync(socket, { force: true });
    const server = createServer((connection) => {
      reached.push(`Unix socket ${JSON.stringify(socket)}`);
      connection.on('error', () => {}).destroy();
    }).listen(socket);
    await once(server, 'listening');
    closing.push(() => server.close());
  }
  const tcp = createServer((connection) => {
    reached.push('TCP');
    connection.on('error', () => {}).destroy();
  }).listen(PORT, '127.0.0.1');
  await once(tcp, 'listening');
  const udp = createSocket('udp4', () => reached.push('UDP')).bind(PORT, '127.0.0.1');
  await once(udp, 'listening');
  closing.push(
    () => tcp.close(),
    () => udp.close(),
  );
  return {
    reached,
    close: async () => {
      for (const close of closing) close();
    },
  };
}
