/** A port of which every function answers with a promise: whoever calls it waits anyhow. */
type Waited<Port> = {
	readonly [Name in keyof Port]: Port[Name] extends (...given: never[]) => Promise<unknown>
		? Port[Name]
		: never;
};

/**
 * A port whose adapter is fetched when it is first asked for something: the first screen needs none of it. Where it cannot be
 * fetched the call fails, and the next one tries again.
 */
export function lazily<Port extends object & Waited<Port>>(fetchIt: () => Promise<Port>): Port {
	let fetching: Promise<Port> | null = null;
	const adapter = (): Promise<Port> => {
		fetching ??= fetchIt().catch((failure: unknown) => {
			fetching = null;
			throw failure;
		});
		return fetching;
	};
	const call =
		(name: keyof Port) =>
		async (...given: never[]) =>
			((await adapter())[name] as (...given: never[]) => Promise<unknown>)(...given);
	const known = new Map<PropertyKey, ReturnType<typeof call>>();
	return new Proxy({} as Port, {
		get(_, name) {
			// Who waits for the port itself asks whether it is a promise: it is none.
			if (name === 'then') return undefined;
			const made = known.get(name) ?? call(name as keyof Port);
			known.set(name, made);
			return made;
		}
	});
}
