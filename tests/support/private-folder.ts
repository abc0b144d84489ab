/** The origin-private file system as far as the second copy uses it, with files that a test may damage. */
export function createPrivateFolder(): {
	readonly folder: FileSystemDirectoryHandle;
	readonly files: Map<string, Uint8Array>;
} {
	const files = new Map<string, Uint8Array>();
	const fileHandle = (name: string) => ({
		getFile: () => Promise.resolve(new File([files.get(name)?.slice() ?? new Uint8Array()], name)),
		createWritable() {
			let next = files.get(name)?.slice() ?? new Uint8Array();
			return Promise.resolve({
				write({ position, data }: { readonly position: number; readonly data: Uint8Array }) {
					const longer = new Uint8Array(Math.max(next.length, position + data.length));
					longer.set(next);
					longer.set(data, position);
					next = longer;
					return Promise.resolve();
				},
				truncate(size: number) {
					next = next.slice(0, size);
					return Promise.resolve();
				},
				close: () => Promise.resolve(void files.set(name, next))
			});
		}
	});
	const folder = {
		getFileHandle(name: string, { create = false } = {}) {
			if (!files.has(name) && !create)
				return Promise.reject(new DOMException('no such file', 'NotFoundError'));
			if (!files.has(name)) files.set(name, new Uint8Array());
			return Promise.resolve(fileHandle(name));
		},
		removeEntry(name: string) {
			files.delete(name);
			return Promise.resolve();
		},
		async *keys() {
			for (const name of files.keys()) yield await Promise.resolve(name);
		}
	};
	return { folder: folder as unknown as FileSystemDirectoryHandle, files };
}
