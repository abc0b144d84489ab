import { installIfMissing } from './install-if-missing.mjs';
import { runTool } from './tools.mjs';

// A post box on this computer, for a trial (docs/POST.md): npm run post -- --dir FOLDER --port NUMBER
installIfMissing();
const { code } = await runTool('tsx', ['src/post/run.ts', ...process.argv.slice(2)]);
process.exitCode = code;
