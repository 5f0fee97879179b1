import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import Database from 'libsql';

/** Milliseconds that a query waits for another process to be done with its transaction. */
const PATIENCE = 60_000;

/** The store could not be read or written; has a code of the system (`ENOSPC`), so that `systemFault` has words for it. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}

/** SQLite's codes by what the system calls them. */
const CODES: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'ENOSPC',
  SQLITE_IOERR: 'EIO',
  SQLITE_READONLY: 'EROFS',
  SQLITE_CANTOPEN: 'EACCES',
  SQLITE_PERM: 'EACCES',
  SQLITE_NOMEM: 'ENOMEM',
  SQLITE_BUSY: 'EBUSY',
};

/** SQLite by libsql, in a file that exists. Everything that only SQLite has is in this file. */
export class StoreDialect extends SqliteDialect {
  readonly #path: string;

  constructor(path: string) {
    super({ database: async () => opened(path) });
    this.#path = path;
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: async () => opened(this.#path) });
  }
}

/**
 * Tables are made within a transaction, which SQLite can and kysely does not ask of it: of several that open a new store at once, one
 * makes them, and the others find them.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Takes the right to write when a transaction begins: one that takes it later could find that another process was faster. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** On a full disk SQLite has gone back by itself; the error that led here says more than that. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {});
  }
}

function opened(path: string): SqliteDatabase {
  return told(path, () => {
    const database = new Database(path, { timeout: PATIENCE });
    // Readers wait for no writer. What is committed survives a loss of power. The log beside the file stays below a megabyte.
    for (const pragma of ['journal_mode = wal', 'synchronous = full', 'wal_autocheckpoint = 200'])
      database.exec(`pragma ${pragma}`);
    return {
      prepare: (sql) => told(path, () => telling(path, database.prepare(sql) as unknown as SqliteStatement)),
      close: () => database.close(),
    };
  });
}

/** A statement whose errors are told in the system's words. */
const telling = (path: string, statement: SqliteStatement): SqliteStatement => ({
  reader: statement.reader,
  all: (parameters) => told(path, () => statement.all(parameters)),
  run: (parameters) => told(path, () => statement.run(parameters)),
  iterate: (parameters) => statement.iterate(parameters),
});

function told<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    // Extended codes go on after the code: SQLITE_IOERR_WRITE.
    const known = Object.keys(CODES).find((each) => code === each || code.startsWith(`${each}_`));
    // An error on opening has no code: only a sentence that ends with SQLite's number.
    const system = known === undefined && /: (14|8)"?\)?$/.test(message) ? 'EACCES' : CODES[known ?? ''];
    if (system === undefined) throw error;
    throw Object.assign(new StoreFault(message, { cause: error }), { code: system, path, syscall: 'write' });
  }
}
