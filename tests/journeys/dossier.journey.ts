import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';
import { Hands } from '../support/hands.ts';
import { readPdf } from '../support/pdf.ts';

let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPhone({
		context: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }
	});
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await hands.tap('shelf.practice');
	await hands.button('home.print').waitFor({ timeout: 40_000 });
	await hands.tap('home.print');
});

afterAll(() => phone.close());

test('draw', async () => {
	await hands.tap('print.bank');
	await phone.page.locator('[data-ready="true"]').waitFor({ timeout: 20_000 });
	const over = await phone.page.evaluate(() =>
		Array.from(document.querySelectorAll('.page .body')).map((body, i) => [
			i,
			body.scrollHeight - body.clientHeight,
			body.lastElementChild === null
				? 0
				: Math.round(
						body.getBoundingClientRect().bottom - body.lastElementChild.getBoundingClientRect().bottom
					)
		])
	);
	console.log(JSON.stringify(over));
	const pdf = await phone.page.pdf({ preferCSSPageSize: true });
	writeFileSync('/tmp/dossier.pdf', pdf);
	const pages = await readPdf(pdf);
	console.log(pages.length, phone.problems);
	expect(pages.length).toBeGreaterThan(5);
});
