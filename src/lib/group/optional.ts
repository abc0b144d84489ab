/** `{ [key]: value }`, or nothing where there is no value: an event never carries an undefined field. */
export function optional<Key extends string, Value>(
	key: Key,
	value: Value | undefined
): { [K in Key]?: Value } {
	return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
