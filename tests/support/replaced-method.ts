type Method = (this: unknown, ...given: readonly unknown[]) => unknown;

/**
 * Puts `instead` in the place of a method of a browser's class.
 *
 * @returns puts the real one back
 */
export function replaceMethod(
	prototype: object,
	name: string,
	instead: (real: (...given: readonly unknown[]) => unknown, given: readonly unknown[]) => unknown
): () => void {
	const methods = prototype as Record<string, Method>;
	const real = methods[name];
	if (real === undefined) throw new Error(`there is no ${name}`);
	methods[name] = function (...given) {
		return instead((...changed) => real.apply(this, [...changed]), given);
	};
	return () => {
		methods[name] = real;
	};
}
