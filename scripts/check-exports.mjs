import { installIfMissing } from './install-if-missing.mjs';
import { missingPrograms } from './programs.mjs';
import { runVitest } from './vitest.mjs';

// Checks exports of the app with the programs that they are made for: hledger, beancount, LibreOffice. Missing programs
// are listed, and the check is then incomplete.
installIfMissing();
const { passed, failed } = await runVitest(['programs'], process.argv.slice(2));
const { missing, howToGetThem } = missingPrograms();
if (missing.length > 0) console.error(`\nNot there, so not asked: ${missing.join(', ')}.\n  ${howToGetThem}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || missing.length > 0 ? 1 : 0;
