import { installIfMissing } from './install-if-missing.mjs';
import { missingPrograms } from './programs.mjs';
import { runVitest } from './vitest.mjs';

// What the app exports, asked by the programs for which it is meant: hledger, beancount, LibreOffice. Each that is there is asked;
// one that is not there is named, and then not everything was checked.
installIfMissing();
const { passed, failed } = await runVitest(['programs'], process.argv.slice(2));
const { missing, howToGetThem } = missingPrograms();
if (missing.length > 0) console.error(`\nNot there, so not asked: ${missing.join(', ')}.\n  ${howToGetThem}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || missing.length > 0 ? 1 : 0;
