import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/root.mjs';
import { openPhone } from '../../tests/support/browser.ts';
const folder = join(root, 'node_modules/.cache/bench-scratch');
await build({ configFile: false, root: join(root, 'bench/.scratch'), logLevel: 'error', worker: { format: 'es' }, build: { minify: false, outDir: folder, emptyOutDir: true, target: 'esnext' } });
const headers = () => ({ 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' });
const phone = await openPhone({ folder, headers });
phone.page.on('console', (m) => console.log(m.text()));
phone.page.on('pageerror', (m) => console.log(m));
await phone.page.goto(`${phone.origin}/`);
const s = await phone.page.context().newCDPSession(phone.page);
for (const rate of process.argv.slice(2).map(Number)) {
	await s.send('Emulation.setCPUThrottlingRate', { rate });
	console.log(rate, await phone.page.evaluate(() => (window as any).run()));
}
await phone.close();
