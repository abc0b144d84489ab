import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { assert } from '#kernel';
import {
	boxKeyOf,
	boxSecretLength,
	framed,
	idOf,
	officeKeyOf,
	writeBoxLetters,
	writeTicket
} from '#vault/post';
import { createDoor } from '../../src/post/door.ts';
import { memoryBox, type PostBox, type PostName } from '../../src/post/post-box.ts';
import type { Phone } from '../support/browser.ts';
import { touchCode } from '../support/fingers.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { answerRoll, countBox } from '../support/meeting-hands.ts';
import type { Scene } from './scene.ts';

const route = 'k7qw';
const shelf = memoryBox();
const office = await officeKeyOf(new Uint8Array(randomBytes(32)));
/** Boxes that are shut, and those where a phone that was copied has put a page of the same number. */
const [shut, copied] = [new Set<string>(), new Set<string>()];

async function put(name: PostName, bytes: Uint8Array): Promise<Awaited<ReturnType<PostBox['put']>>> {
	const answer = await shelf.put(name, bytes);
	return name.lane === 'p' && copied.has(name.box) ? 'other' : answer;
}

const door = createDoor({
	store: { ...shelf, put },
	route,
	officeKeys: [office.publicKey],
	isShut: (box) => Promise.resolve(shut.has(box)),
	now: Date.now,
	behindProxy: false,
	failed: (cause) => void process.stderr.write(String(cause))
});

/** A page that only the phone that was copied could open. */
const otherPage = framed([new Uint8Array(randomBytes(600))]);

function answer(request: IncomingMessage, response: ServerResponse): void {
	const [, box = '', lane] = /\/([0-9a-f]{32})\/(p)\//.exec(request.url ?? '') ?? [];
	if (lane === 'p' && copied.has(box)) response.writeHead(200, { 'Bahi-Post': '1' }).end(otherPage);
	else door.emit('request', request, response);
}

const officers = [/^नारियल/, /^अंगूर/] as const;

/** A box set up by its card; what keeps pages back; a lost phone, whose book another one brings back; and what that one then writes. */
export const post: Scene = {
	name: 'post',
	phone: { door: answer },
	play: async (phone, shoot, another) => {
		const secret = new Uint8Array(randomBytes(boxSecretLength));
		const card = writeBoxLetters({ route, secret: secret.slice() });
		const boxKey = (await boxKeyOf(secret)).publicKey;
		const box = Buffer.from(await idOf(boxKey)).toString('hex');
		const until = Math.floor(Date.now() / 86_400_000) + 365;

		const hands = new Hands(phone.page);
		const on = (of: Phone, by: Hands, codes: readonly (readonly string[])[]) => ({
			see: async (step: string): Promise<void> => {
				await of.page.waitForTimeout(400);
				await shoot(step, of);
			},
			agree: async (): Promise<void> => {
				for (const [place, officer] of officers.entries()) {
					await by.touch(by.button(officer));
					await touchCode(by, codes[place] ?? []);
					await of.page.locator('dialog').waitFor({ state: 'detached' });
				}
			},
			toPost: async (): Promise<void> => {
				await by.tap('book.home-more');
				await by.tap(new RegExp(`^${by.say('backup.where-title')}`));
				await by.tap('backup.post-title');
			},
			home: async (): Promise<void> => {
				for (let back = 0; back < 2; back += 1) await by.tap('action.back');
			},
			says: (key: Parameters<Hands['say']>[0]) => of.page.getByText(by.say(key)).first().waitFor(),
			meet: async (each: number): Promise<void> => {
				await by.tap(/^बैठक शुरू/);
				await of.page.waitForTimeout(1500);
				if (new URL(of.page.url()).pathname.startsWith('/meeting/code'))
					await by.tap(new RegExp(`^${by.say('meeting.again-yes')}`));
				await answerRoll(by, ['gave', 'gave', 'gave']);
				await by.at('/meeting/faces');
				await by.tap('action.back');
				await by.tap(new RegExp(by.say('meeting.step-count')));
				await countBox(by, each);
				await by.at('/meeting/close');
				while ((await by.button('action.next').count()) > 0) await by.tap('action.next');
				for (const [place, officer] of officers.entries()) {
					await by.touch(by.button(officer));
					await touchCode(by, codes[place] ?? []);
					await of.page.locator('dialog').waitFor({ state: 'detached' });
				}
				await by.tap('meeting.close-close-meeting');
				await by.at('/meeting/sealed');
				await by.page.getByRole('img', { name: by.say('meeting.seal-numbers') }).waitFor();
				await by.tap('meeting.seal-done');
			}
		});
		const { codes, keyPaper } = await foundGroup(hands, { name: 'उजाला', saving: 20, woman: 'सुनीता' });
		const first = on(phone, hands, codes);
		await first.toPost();
		await first.see('00-what');
		await hands.tap('action.next');
		await first.see('01-limits');
		await hands.tap('backup.laptop-heard');
		await first.see('02-card');
		await hands.type(card.replace(/^./, (letter) => (letter === '7' ? '8' : '7')));
		await hands.tap('action.next');
		await first.says('backup.post-card-wrong');
		await first.see('03-card-wrong');
		await hands.type(card);
		await hands.tap('action.next');
		await first.says('backup.post-shut');
		await first.see('04-card-unknown');
		const ticket = Buffer.from(await writeTicket(office, { boxKey, until, kind: 1 }));
		const registered = await fetch(`${phone.origin}/post/${route}/${box}/ticket`, {
			method: 'PUT',
			body: ticket
		});
		assert(registered.ok, `the office opens the box: ${registered.status}`);
		await hands.tap('action.next');
		await hands.button(officers[0]).waitFor();
		await first.see('05-officers');
		await hands.touch(hands.button(officers[0]));
		await touchCode(hands, codes[0] ?? []);
		await first.see('06-second-officer');
		await hands.touch(hands.button(officers[1]));
		await touchCode(hands, codes[1] ?? []);
		await first.says('backup.post-left');
		await first.see('07-left');
		shut.add(box);
		await first.home();
		await first.meet(60);
		await first.toPost();
		await hands.tap('backup.post-send');
		await first.says('backup.post-shut');
		await first.see('08-shut');
		shut.delete(box);
		copied.add(box);
		await hands.tap('backup.post-send');
		await first.says('backup.post-twin');
		await first.see('09-twin');

		copied.delete(box);

		const bought = await another();
		const newHands = new Hands(bought.page);
		const second = on(bought, newHands, []);
		await newHands.tap('app.shelf-restore');
		await second.see('10-bring-back');
		await newHands.tap('backup.post-title');
		await second.see('11-box-card');
		await newHands.type(card);
		await newHands.tap('action.next');
		await newHands.button('backup.restore-look').waitFor();
		await second.see('12-key-paper');
		await newHands.type(keyPaper);
		await newHands.tap('backup.restore-look');
		await newHands.see('backup.laptop-same');
		await second.see('13-last-page');
		await newHands.tap('desk.laptop-not-same');
		await second.see('14-later-pages');
		await newHands.tap('action.next');
		await newHands.button('backup.restore-write').waitFor();
		await second.see('15-new-codes');
		await hands.tap('backup.post-end');
		await first.see('16-stop');
		await first.agree();
		await first.says('backup.post-ended');
	}
};
