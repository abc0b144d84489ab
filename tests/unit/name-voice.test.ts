import { expect, test } from 'vitest';
import { personNamed, personSaid, voiceOf } from '#app';

test('a recording of a name is kept with it, and what is too long is none', () => {
	const named = personNamed('Example');
	const said = personSaid(named, Uint8Array.of(1, 2, 255));
	expect(voiceOf(said)).toEqual(Uint8Array.of(1, 2, 255));
	expect(personSaid(said, null)).toEqual(named);
	expect(personSaid(said, new Uint8Array(64 * 1024 + 1))).toEqual(said);
	expect(voiceOf(undefined)).toBeNull();
});
