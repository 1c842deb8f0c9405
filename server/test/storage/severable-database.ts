import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterAll } from "vitest";
import { type Database, openDatabase } from "../../src/storage/database.ts";

interface SeverableDatabase {
  database: Database;
  /** Drops every connection and refuses new ones. */
  sever: () => Promise<void>;
  mend: () => Promise<void>;
}

/** The same database over a line of its own that can be cut, as when Postgres is restarted. */
export async function severableDatabase(through: Database): Promise<SeverableDatabase> {
  const url = new URL(through.url);
  const target = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  };
  let server: Server | null = null;
  const listen = async (port: number) => {
    const opened = createServer((near) => {
      const far = connect(target);
      track(near);
      track(far);
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => opened.listen(port, "127.0.0.1", resolve));
    server = opened;
    return (opened.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const sever = async () => {
    const open = server;
    server = null;
    const closed = new Promise((resolve) => (open ? open.close(resolve) : resolve(null)));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  url.hostname = "127.0.0.1";
  url.port = String(port);
  const database = await openDatabase({ url: url.href, applicationName: "test severable", maxConnections: 5 });
  afterAll(async () => {
    await database.close();
    await sever();
  });
  return { database, sever, mend: async () => void (await listen(port)) };
}
