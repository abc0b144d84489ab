import { argon2id } from 'hash-wasm';

/** The pictures of a code by their number, from 0: the order must never change (docs/adr/0019). */
const pictures =
	'watermelon pineapple coconut grapes tomato eggplant carrot onion peanuts parrot peacock fish turtle rabbit goat horse chipmunk butterfly feather sunflower hibiscus rainbow droplet cloud-with-rain yarn sewing-needle mirror ring sari teapot spoon flute door mango hot-pepper duck honeybee balloon wheel auto-rickshaw egg flatbread glass-of-milk honey-pot soap leafy-green swan cooked-rice thread snail frog crab ewe camel potato garlic pear mushroom toothbrush window socks safety-pin pencil bread'.split(
		' '
	);

/**
 * The spoken code of a key or a hash: eight digits and three pictures, from Argon2id with 32 MiB and three passes.
 *
 * @param {Uint8Array | string} secret @param {string} salt
 */
async function spoken(secret, salt) {
	const cost = { memorySize: 32 * 1024, iterations: 3, parallelism: 1, hashLength: 32 };
	const hex = await argon2id({ ...cost, password: secret, salt, outputType: 'hex' });
	const digits = String(BigInt(`0x${hex.slice(0, 16)}`) % 100_000_000n).padStart(8, '0');
	const drawn = [16, 18, 20].map((at) => pictures[Number.parseInt(hex.slice(at, at + 2), 16) % 64]);
	return [...(digits.match(/../g) ?? []), ...drawn].join(' ');
}

/**
 * Stated origin of a valid export: the first line about it.
 *
 * @param {{ readonly groupKey: string | undefined, readonly seal: string | null }} said @param {string | undefined} asked the
 *   fingerprint on the registration letter of the group: digits and names of pictures
 * @returns {Promise<{ readonly line: string, readonly isOther: boolean }>}
 */
export async function originOf({ groupKey, seal }, asked) {
	const group =
		groupKey === undefined ? null : await spoken(Buffer.from(groupKey, 'base64url'), 'bahi fingerprint 1');
	const sealed = seal === null ? 'no seal' : `last seal ${await spoken(seal, 'bahi seal code 1')}`;
	const named = group === null ? 'No key of a group' : `Group ${group}`;
	const wanted = asked
		?.toLowerCase()
		.replace(/[\s,]+/g, ' ')
		.replace(/^(\d\d) ?(\d\d) ?(\d\d) ?(\d\d)/, '$1 $2 $3 $4')
		.trim();
	const isOther = wanted !== undefined && wanted !== group;
	const origin = wanted === undefined ? 'of unknown origin' : 'of the group that was asked for';
	return {
		line: `${named}, ${sealed}: ${isOther ? `this is not the group ${wanted}` : `sound, ${origin}`}`,
		isOther
	};
}
