/** A copy without the fields that have no value: an event never carries one. */
export function withoutUndefined<Shape extends object>(shape: {
	[Key in keyof Shape]: Shape[Key] | undefined;
}): Shape {
	return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;
}
