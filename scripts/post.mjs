import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildApp, buildFolder } from './build.mjs';
import { inOneFile } from './bundled-book.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';

// A post box on this computer, for a trial (docs/POST.md): npm run post -- --dir FOLDER --port NUMBER
// Or a folder with all that a server of an office needs (deploy/post/README.md): npm run post -- --pack FOLDER
installIfMissing();
const args = process.argv.slice(2);
if (args[0] === '--pack') process.exitCode = await pack(resolve(args[1] ?? 'post-server'));
else process.exitCode = (await runTool('tsx', ['src/post/run.ts', ...args])).code;

/** The app, the door as one file without packages, and how to run both. What is in the folder `post` there stays. */
async function pack(/** @type {string} */ folder) {
	if (!(await buildApp())) return 1;
	mkdirSync(folder, { recursive: true });
	await inOneFile('src/post/serve.ts', folder, 'door.mjs');
	await inOneFile('src/post/keeper.ts', folder, 'keeper.mjs');
	cpSync(join(root, 'deploy/post'), folder, { recursive: true });
	rmSync(join(folder, 'app'), { recursive: true, force: true });
	cpSync(buildFolder, join(folder, 'app'), { recursive: true });
	console.log(`${folder} has the app, the door and README.md, which says what to do with them.`);
	return 0;
}
