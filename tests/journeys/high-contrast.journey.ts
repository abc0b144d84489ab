import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';
import type { Hands } from '../support/hands.ts';
import { openPractice, settled } from '../support/meeting-hands.ts';

/** Windows' high contrast, on black: words take the person's own colours, and no picture and no dot may vanish. */

let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPhone({
		keepsApp: false,
		isQuiet: true,
		context: { forcedColors: 'active', colorScheme: 'dark' }
	});
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

/** Where each picture stands, and which it is: the listen button has another while the app speaks. */
const places = () =>
	phone.page.evaluate(() =>
		[...document.querySelectorAll('header svg, main svg, footer svg')].map((one) => {
			const { left, top, width } = one.getBoundingClientRect();
			return [left, top, width, one.innerHTML].join(' ');
		})
	);

/** Looks at a picture of the screen outside of the page, again where anything on it changed meanwhile. */
async function seen() {
	for (;;) {
		await settled(hands);
		const before = await places();
		const found = await seenOn(await phone.page.screenshot({ animations: 'disabled' }));
		if ((await places()).join() === before.join()) return found;
	}
}

/** What Windows' black shows on this screen: pictures whose ink lies on black, and beads by their kind with their colours. */
async function seenOn(picture: Uint8Array): Promise<{
	readonly onBlack: readonly string[];
	readonly beads: Record<string, string>;
}> {
	const shot = [...picture];
	return phone.page.evaluate(async (bytes) => {
		const image = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
		const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
		canvas?.drawImage(image, 0, 0);
		const scale = image.width / innerWidth;
		const colourAt = (x: number, y: number) =>
			[...(canvas?.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data ?? [])].slice(0, 3);
		const inView = (element: Element): boolean => {
			// What a narrow head leaves out has no place.
			const { top, bottom, width } = element.getBoundingClientRect();
			return width > 0 && top >= 0 && bottom <= innerHeight && element.closest(':disabled') === null;
		};
		/** A corner of the picture that nothing else covers. */
		const liesOnPaper = (element: Element): boolean => {
			const { left, right, top, bottom } = element.getBoundingClientRect();
			const corners = [left + 1, right - 2].flatMap((x) => [colourAt(x, top + 1), colourAt(x, bottom - 2)]);
			return corners.some((colour) => colour.every((part) => part > 100));
		};
		const pictures = [...document.querySelectorAll('header svg, main svg, footer svg')].filter(
			(element) => element.querySelector('use') !== null && inView(element)
		);
		const beads = [...document.querySelectorAll<HTMLElement>('i[data-bead]')].filter(inView);
		return {
			onBlack: pictures.filter((one) => !liesOnPaper(one)).map((one) => one.innerHTML.slice(0, 60)),
			beads: Object.fromEntries(
				beads.map((bead) => {
					const { left, top, width, height } = bead.getBoundingClientRect();
					return [bead.dataset['bead'] ?? '', colourAt(left + width / 2, top + height / 2).join(' ')];
				})
			)
		};
	}, shot);
}

test('ink lies on paper, and beads are told apart, where the phone is black', async () => {
	expect((await seen()).onBlack).toEqual([]);
	await hands.tap(/^बैठक शुरू/);
	await hands.at('/meeting/roll');
	expect((await seen()).onBlack).toEqual([]);
	await hands.tap('meeting.roll-all-faces');
	await hands.tap(/^गुलमोहर /);
	const asked = await seen();
	expect(asked.onBlack).toEqual([]);
	expect(asked.beads).toHaveProperty('absent');
	expect(asked.beads['absent']).not.toBe(asked.beads['present']);
	await hands.tap('action.back');
	await hands.at('/meeting');
	expect((await seen()).onBlack).toEqual([]);
	await hands.tap('action.back');
	await hands.tap('book.home-members');
	await hands.tap(/^गुलमोहर /);
	await hands.button('member.print').waitFor();
	expect((await seen()).onBlack).toEqual([]);
	expect(phone.problems).toEqual([]);
});
