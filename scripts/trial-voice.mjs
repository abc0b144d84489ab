import { installIfMissing } from './install-if-missing.mjs';
import { runTool } from './tools.mjs';

// Generates the trial voices of src/lib/device/voice/trial from the dictionaries, after words were added or changed.
// Needs espeak-ng and ffmpeg (Debian: apt install espeak-ng ffmpeg). `npm run trial-voice -- hi` makes one language.
installIfMissing();
const { code } = await runTool('tsx', ['scripts/trial-voice/make.ts', ...process.argv.slice(2)]);
process.exitCode = code;
