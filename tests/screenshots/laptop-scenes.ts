import type { BookId, LocalDate } from '#kernel';
import { writeJournal } from '#app';
import type { GroupEvent } from '#group';
import type { Phone } from '../support/browser.ts';
import { barelyEligible, threeYearsWithLoan } from '../support/dossier-books.ts';
import { Hands } from '../support/hands.ts';
import type { Scene } from './scene.ts';

/** The shelf of many groups: as wide as a laptop, and still of use on a phone. */

const passphrase = 'four words of rain';
const today = '2026-11-24' as LocalDate;

async function play(phone: Phone, shoot: (step: string) => Promise<void>): Promise<void> {
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/laptop`);
	await hands.page.getByLabel(hands.say('desk.laptop-again')).waitFor();
	await shoot('00-passphrase');
	await hands.page.getByLabel(hands.say('desk.laptop-passphrase')).fill(passphrase);
	await hands.page.getByLabel(hands.say('desk.laptop-again')).fill(passphrase);
	await hands.tap('desk.laptop-make');
	await hands.page.locator('input[type=file]').setInputFiles([
		file('उजाला समूह', threeYearsWithLoan(today)),
		file('आशा समूह', barelyEligible(today)),
		// Has not met since June.
		file('तारा समूह', barelyEligible('2026-06-30' as LocalDate)),
		{ ...file('आशा समूह', barelyEligible(today)), name: 'आशा समूह (1).json' },
		{ name: 'IMG-20261120.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no book') }
	]);
	await hands.button(/^उजाला/).waitFor({ timeout: 60_000 });
	await hands.page.waitForTimeout(400);
	await shoot('01-table');
	await hands.tap(/^उजाला/);
	await hands.at('/laptop/book');
	for (const part of ['desk.verify-meetings', 'member.list-title', 'setup.currency', 'print.wall'] as const) {
		await hands.tap(part);
		await hands.page.waitForTimeout(1000);
		await shoot(`02-book-${part.replace(/^.*[.-]/, '')}`);
	}
	await hands.tap('action.back');
	await hands.page.getByLabel(hands.say('desk.laptop-choose-all')).check();
	await hands.tap('desk.laptop-wall');
	await hands.at('/laptop/print');
	await hands.page.waitForTimeout(2000);
}

export const laptop: Scene = { name: 'laptop', play };

export const laptopWide: Scene = {
	name: 'laptop-wide',
	phone: { context: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false } },
	play
};

function file(name: string, events: readonly GroupEvent[]) {
	const place = { village: 'सोनपुर', block: 'राजगीर' };
	const named = events.map((event) => (event.type === 'GroupFounded' ? { ...event, name, place } : event));
	const book = { id: `group-${events[0]?.occurredOn}-${events.length}` as BookId, currency: 'INR' };
	const text = writeJournal({ book, events: named });
	return { name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(text) };
}
