import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { Point } from './glass.ts';

/** Pictures of one script: what she sees before each touch, and where she touches it. */
interface Strip {
	readonly script: string;
	readonly frames: string[];
}

/** What a walk looks like: a strip of pictures for each script, to be opened and looked at. */
export class Film {
	readonly #page: Page;
	readonly #strips: Strip[] = [];

	constructor(page: Page) {
		this.#page = page;
	}

	begins(script: string): void {
		this.#strips.push({ script, frames: [] });
	}

	/** @param finger what is touched next; null: she only looks */
	async frame(finger: Point | null): Promise<void> {
		const shot = await this.#page.screenshot({
			animations: 'disabled',
			scale: 'css',
			type: 'jpeg',
			quality: 70
		});
		const ring =
			finger === null ? '' : `<i style="left:${String(finger.x)}px;top:${String(finger.y)}px"></i>`;
		this.#strips
			.at(-1)
			?.frames.push(`<div><img src="data:image/jpeg;base64,${shot.toString('base64')}" alt="">${ring}</div>`);
	}

	/** @returns the files, one a script: `<folder>/<name>-<script>.png` */
	async keep(folder: string, name: string): Promise<readonly string[]> {
		const bench = await this.#page.context().newPage();
		await bench.setViewportSize({ width: 1840, height: 800 });
		const files: string[] = [];
		for (const { script, frames } of this.#strips) {
			const file = join(folder, `${name}-${script}`);
			writeFileSync(`${file}.html`, `<!doctype html><meta charset="utf-8">${style}${frames.join('\n')}`);
			await bench.goto(pathToFileURL(`${file}.html`).href);
			await bench.screenshot({ path: `${file}.png`, fullPage: true });
			files.push(`${file}.png`);
		}
		await bench.close();
		return files;
	}
}

/** Phones of 360 px, five in a row; the finger is a ring. */
const style = `<style>
body { display: flex; flex-wrap: wrap; gap: 6px; margin: 6px; background: #ddd; counter-reset: frame }
div { position: relative; counter-increment: frame; padding-top: 18px; font: bold 14px/18px sans-serif }
div::before { content: counter(frame); position: absolute; top: 0 }
img { display: block }
i { position: absolute; width: 40px; height: 40px; margin: -4px 0 0 -22px; border: 4px solid #e0f; border-radius: 50% }
</style>`;
