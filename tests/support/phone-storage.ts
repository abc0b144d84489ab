/** localStorage as browsers have it; Node has none. */
export function createLocalStorage(): Storage {
	const values = new Map<string, string>();
	return {
		get length() {
			return values.size;
		},
		clear: () => values.clear(),
		getItem: (key) => values.get(key) ?? null,
		key: (index) => [...values.keys()][index] ?? null,
		removeItem: (key) => void values.delete(key),
		setItem: (key, value) => void values.set(key, value)
	};
}

/** Web Locks as far as the app uses them: exclusive, if available. */
export function createLocks(): LockManager {
	const held = new Set<string>();
	return {
		query: () => Promise.resolve({}),
		async request<Answer>(
			name: string,
			options: LockOptions | LockGrantedCallback<Answer>,
			callback?: LockGrantedCallback<Answer>
		) {
			const work = callback ?? (options as LockGrantedCallback<Answer>);
			if (held.has(name)) return work(null);
			held.add(name);
			try {
				return await work({ name, mode: 'exclusive' });
			} finally {
				held.delete(name);
			}
		}
	};
}
