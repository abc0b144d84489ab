/** Made to be deleted. */
const name = 'bahi-new-log';

/**
 * Lets Chromium begin a new log file, as it does when a database is deleted. After a start it goes on in the file of before; where the power
 * went, that one may end in zeros in the place of what nobody flushed. Whatever is flushed behind them is not read at the next start, or the
 * whole database is thrown away as spoiled (ADR 0101). Nothing waits for it; a browser that refuses goes on as it was.
 */
export function beginNewLog(factory: IDBFactory): void {
	try {
		const made = factory.open(name);
		made.onsuccess = () => {
			made.result.close();
			factory.deleteDatabase(name);
		};
	} catch {
		// What is wrong with the storage is said where a book is read.
	}
}
