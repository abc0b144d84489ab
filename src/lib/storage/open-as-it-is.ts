/** A database of whatever version it is. Null where there is no such database, and none is made. */
export function openAsItIs(factory: IDBFactory, name: string): Promise<IDBDatabase | null> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name);
		request.onupgradeneeded = () => {
			request.transaction?.abort();
			resolve(null);
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new DOMException('not opened', 'UnknownError'));
	});
}
