/** A port of which every function answers with a promise: whoever calls it waits anyhow. */
type Waited<Port> = {
	readonly [Name in keyof Port]: Port[Name] extends (...given: never[]) => Promise<unknown>
		? Port[Name]
		: never;
};

/** Fetches at the first call and keeps what came; after a failure the next call tries again. */
export function fetchedOnce<Value>(fetchIt: () => Promise<Value>): () => Promise<Value> {
	let fetching: Promise<Value> | null = null;
	return () =>
		(fetching ??= fetchIt().catch((failure: unknown) => {
			fetching = null;
			throw failure;
		}));
}

/**
 * A port whose adapter is fetched when it is first asked for something: the first screen needs none of it. Where it cannot be
 * fetched the call fails, and the next one tries again.
 *
 * @param otherwise what a call answers where the adapter cannot be fetched; the failure itself when left out
 */
export function lazily<Port extends object & Waited<Port>>(
	fetchIt: () => Promise<Port>,
	otherwise?: (failure: unknown) => unknown
): Port {
	const adapter = fetchedOnce(fetchIt);
	const call =
		(name: keyof Port) =>
		async (...given: never[]): Promise<unknown> => {
			let port: Port;
			try {
				port = await adapter();
			} catch (failure) {
				if (otherwise === undefined) throw failure;
				return otherwise(failure);
			}
			return (port[name] as (...given: never[]) => Promise<unknown>)(...given);
		};
	const known = new Map<PropertyKey, ReturnType<typeof call>>();
	return new Proxy({} as Port, {
		get(_, name) {
			// `await` on the port itself looks for `then`: a port is no promise.
			if (name === 'then') return undefined;
			const made = known.get(name) ?? call(name as keyof Port);
			known.set(name, made);
			return made;
		}
	});
}
