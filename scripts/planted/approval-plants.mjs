/**
 * Bugs in the checks of approvals and codes, and in the notes on missing approvals.
 *
 * @type {readonly import('./plants.mjs').Plant[]}
 */
export const approvalPlants = [
	{
		name: 'a dispute is lost when two phones are settled',
		file: 'src/lib/group/minutes/void-pages.ts',
		find: '!gone.has(place) && !framesMeeting(event)',
		replace: "!gone.has(place) && !framesMeeting(event) && event.type !== 'DisputeRaised'",
		tests: ['tests/properties/settled-laws.test.ts']
	},
	{
		name: 'a page that too few closed is left without a word',
		file: 'src/lib/group/minutes/settle-phones.ts',
		find: 'this.#left = [...before.left, ...entries.map((event) => ({ event, because: lacking }))];',
		replace: 'this.#left = before.left;',
		tests: ['tests/properties/settled-laws.test.ts', 'src/lib/group/minutes/settle-late-pages.test.ts']
	},
	{
		name: 'of a correction that is left the first half is not told',
		file: 'src/lib/group/minutes/settle-phones.ts',
		find: '...whole.map((event) => ({ event, because }))]',
		replace: '...whole.slice(-1).map((event) => ({ event, because }))]',
		tests: ['tests/properties/settled-laws.test.ts', 'src/lib/group/minutes/settle-corrections.test.ts']
	},
	{
		name: 'a dispute is settled without the circle',
		file: 'src/lib/group/kinds/minutes.ts',
		find: "outcome === 'withdrawn' ? null",
		replace: "outcome !== 'corrected' ? null",
		tests: ['src/lib/group/minutes/minutes.test.ts']
	},
	{
		name: 'a note of who can open goes with the page that is put away',
		file: 'src/lib/group/meeting/put-away.ts',
		find: '{ eventCount, accessToHear, journal }',
		replace: '{ eventCount, journal }',
		tests: ['src/lib/group/meeting/put-away.test.ts']
	},
	{
		name: 'a note on a page far ahead keeps it from being put away',
		file: 'src/lib/group/meeting/put-away.ts',
		find: "'AttendanceMarked',\n\t'AccessNoted'",
		replace: "'AttendanceMarked'",
		tests: ['src/lib/group/meeting/put-away.test.ts']
	},
	{
		name: 'one code hears what waited for the circle',
		file: 'src/lib/group/offices/officers-who-decide.ts',
		find: 'hears ? hearing : 0',
		replace: '0',
		tests: ['src/lib/group/offices/deciding.test.ts']
	},
	{
		name: 'a page that one code closed lets go of what waited',
		file: 'src/lib/group/kinds/meetings.ts',
		find: 'if (!isHeard && draft.deciding.byCodes) return;',
		replace: '',
		tests: ['src/lib/group/offices/deciding.test.ts']
	},
	{
		name: 'on the founding day nothing waits',
		file: 'src/lib/group/kinds/offices.ts',
		find: ' && approvals[event.type].founding && event.approvedBy === undefined',
		replace: '',
		tests: ['src/lib/group/offices/deciding.test.ts']
	},
	{
		name: 'women who joined on the page make its quorum',
		file: 'src/lib/group/offices/officers-who-decide.ts',
		find: 'countCame(begun.members.flatMap((memberId) => marks.get(memberId) ?? []))',
		replace: 'countCame(marks.values())',
		tests: ['src/lib/group/offices/officers-asked.test.ts']
	},
	{
		name: 'what one code wrote and took back at the desk is not told',
		file: 'src/lib/reports/registers/exceptions.ts',
		find: '...undoneByOne(events, book).filter(({ on }) => on >= from && on <= to)',
		replace: '',
		tests: ['src/lib/reports/registers/exceptions.test.ts']
	},
	{
		name: 'a dividend has the parts that somebody says',
		file: 'src/lib/group/kinds/dividends.ts',
		find: 'return other ? err(other) : ok({ ...event, parts });',
		replace: 'return ok({ ...event, parts: said });',
		tests: ['src/lib/group/sharing/sharing.test.ts']
	},
	{
		name: 'a meeting is put away by one code',
		file: 'src/lib/group/meeting/put-away.ts',
		find: 'return lacking === null ? ok(event) : err(lacking);',
		replace: 'return ok(event);',
		tests: ['src/lib/group/meeting/put-away.test.ts']
	},
	{
		name: 'the app closes a meeting whoever gave a code',
		file: 'src/lib/group/kinds/meetings.ts',
		find: 'lacksSealApprovals(state, command.approvals)',
		replace: 'lacksSealApprovals(state, [...state.members.keys()])',
		tests: ['src/lib/group/meeting/decide.test.ts']
	},
	{
		name: 'one officer alone begins a book of the pages of women',
		file: 'src/lib/group/kinds/opening.ts',
		find: 'return given >= 2 ? null',
		replace: 'return given >= 1 ? null',
		tests: ['src/lib/group/opening/opening.test.ts']
	},
	{
		name: 'one woman alone takes back what two codes put right between meetings',
		file: 'src/lib/group/offices/between-meetings.ts',
		find: "return undone !== undefined && approvalFor(undone, 'between') === null;",
		replace: 'return undone !== undefined;',
		tests: ['src/lib/group/correction/at-the-desk.test.ts']
	},
	{
		name: 'what two codes are asked for between meetings is written by one',
		file: 'src/lib/group/decide.ts',
		find: 'const refused = isFounding ? null : refusedBetween(',
		replace: 'const refused = isFounding || drafts.value.length > 0 ? null : refusedBetween(',
		tests: ['tests/properties/attacker-laws.test.ts']
	},
	{
		name: 'a term that ran out takes who decides with it',
		file: 'src/lib/group/offices/deciding.ts',
		find: '=> isOn(term, day) || (term.ended !== true && !isSucceeded(term, begun))',
		replace: '=> isOn(term, day)',
		tests: ['src/lib/group/offices/deciding.test.ts']
	},
	{
		name: 'a page that too few codes closed changes who decides',
		file: 'src/lib/group/kinds/meetings.ts',
		find: 'if (!isEnough && draft.deciding.byCodes) return;',
		replace: 'if (!isEnough && !draft.deciding.byCodes) return;',
		tests: ['src/lib/group/offices/deciding.test.ts']
	},
	{
		name: 'the desk changes who decides',
		file: 'src/lib/group/kinds/meetings.ts',
		find: "if (meeting.kind === 'desk') return;",
		replace: '',
		tests: ['src/lib/group/offices/deciding.test.ts']
	},
	{
		name: 'a woman who joined between meetings counts for the quorum',
		file: 'src/lib/group/offices/officers-who-decide.ts',
		find: 'unheard.has(memberId) ? [] : [memberId]',
		replace: '[memberId]',
		tests: ['src/lib/group/offices/deciding.test.ts']
	},
	{
		name: 'money leaves the box between meetings by one code',
		file: 'src/lib/group/offices/approvals.ts',
		find: "const carried: ApprovalRow = { ...line, between: twoCodes('desk', 'seal'), atTakeOver: 'line' };",
		replace: "const carried: ApprovalRow = { ...line, between: oneCode('desk'), atTakeOver: 'line' };",
		tests: ['tests/properties/attacker-laws.test.ts']
	},
	{
		name: 'a name or an account is written between meetings by one code',
		file: 'src/lib/group/offices/approvals.ts',
		find: "	between: twoCodes(where, 'rule')",
		replace: '	between: oneCode(where)',
		tests: ['tests/properties/attacker-laws.test.ts']
	},
	{
		name: 'an expense is written between meetings',
		file: 'src/lib/group/offices/approvals.ts',
		find: '	ExpensePaid: line,',
		replace: '	ExpensePaid: carried,',
		tests: ['src/lib/group/offices/deciding.test.ts']
	},
	{
		name: 'one officer vouches for a new code',
		file: 'src/lib/group/offices/officers-who-decide.ts',
		find: 'return vouching.length >= vouchersNeeded &&',
		replace: 'return vouching.length > 0 &&',
		tests: ['src/lib/group/offices/officers-who-vouch.test.ts']
	},
	{
		name: 'a code counts for every slot that was touched, an office or not',
		file: 'src/lib/app/books/codes-of-officers.ts',
		find: 'return women.length < needed ?',
		replace: 'return approved.codes.length < needed ?',
		tests: ['src/lib/app/books/codes-of-officers.test.ts']
	},
	{
		name: 'a wrong code agrees',
		file: 'src/lib/app/books/codes-of-officers.ts',
		find: 'if (!verified.ok) return verified;',
		replace: 'if (!verified.ok && digits === draft) return verified;',
		tests: ['src/lib/app/books/codes-of-officers.test.ts']
	},
	{
		name: 'pages of a phone come in for which the group gave no word',
		file: 'src/lib/app/merge/take-over.ts',
		find: '		if (voucher === undefined) return false;\n',
		replace: '		if (voucher === undefined) continue;\n',
		tests: ['tests/unit/two-phones.test.ts']
	},
	{
		name: 'codes over another draft count for this one',
		file: 'src/lib/app/books/codes-of-officers.ts',
		find: 'codes.filter((code) => code.over === over)',
		replace: "codes.filter((code) => over !== code.over || over !== '')",
		tests: ['src/lib/app/books/codes-of-officers.test.ts']
	},
	{
		name: 'codes count for whatever page the book has by now',
		file: 'src/lib/app/books/codes-of-officers.ts',
		find: "act.type === 'code' ? null :",
		replace: "act.type !== 'settle' ? null :",
		tests: ['src/lib/app/books/codes-of-officers.test.ts']
	},
	{
		name: 'a plain command goes in beside what codes approve',
		file: 'src/lib/app/books/codes-of-officers.ts',
		find: "assert(what.length === 1, 'nothing is written beside what was approved');",
		replace: '',
		tests: ['src/lib/app/books/codes-of-officers.test.ts']
	},
	{
		name: 'a new phone says so in no entry',
		file: 'src/lib/app/session/write-plan.ts',
		find: 'return note.ok ? [tap, { operationId, decision: note.value }] : [tap];',
		replace: 'return [tap];',
		tests: ['tests/unit/phone-that-is-new.test.ts']
	},
	{
		name: 'a share-out by lines of a file sets nothing aside',
		file: 'src/lib/group/kinds/share-outs.ts',
		find: 'if (add(asked, setAside) > inBox)',
		replace: 'if (event.lines === undefined && add(asked, setAside) > inBox)',
		tests: ['tests/golden/sharing/whose-money.test.ts']
	},
	{
		name: 'a note on a late page is dated on that page',
		file: 'src/lib/group/kinds/offices.ts',
		find: 'const known = [lastSealedDay, ',
		replace: 'const known = [openMeeting?.late === true ? null : lastSealedDay, ',
		tests: ['src/lib/group/meeting/days-ahead.test.ts']
	},
	{
		name: 'a desk page binds the days before it',
		file: 'src/lib/group/kinds/meetings.ts',
		find: "meeting.kind !== 'desk' && (draft",
		replace: '(draft',
		tests: ['src/lib/group/meeting/days-ahead.test.ts']
	},
	{
		name: 'a mark binds the days before it',
		file: 'src/lib/group/apply.ts',
		find: 'if (bindsDay(event) && event.occurredOn',
		replace: 'if (event.occurredOn',
		tests: ['src/lib/group/meeting/days-ahead.test.ts']
	},
	{
		name: 'a late page is closed by those of its day alone',
		file: 'src/lib/group/offices/officers-who-decide.ts',
		find: 'return lacking ?? (openMeeting.late ? lacksHearing(state, openMeeting, approvals) : null);',
		replace: 'return lacking;',
		tests: ['src/lib/group/meeting/days-ahead.test.ts']
	},
	{
		name: 'a name keeps a page from being put away',
		file: 'src/lib/group/meeting/put-away.ts',
		find: "'MemberNamed',",
		replace: '',
		tests: ['src/lib/group/meeting/days-ahead.test.ts']
	},
	{
		name: 'whom a command names is believed',
		file: 'src/lib/app/books/codes-of-officers.ts',
		find: "('act' in one ? [] : [withCodes(one, [])])",
		replace: "('act' in one ? [] : [one])",
		tests: ['tests/components/codes-over-drafts.test.ts']
	},
	{
		name: 'codes stay on the screen where the draft is another one',
		file: 'src/screens/frame/opening/officer-codes.svelte.ts',
		find: 'this.#draft === this.#touched.draft ? this.#touched.codes : []',
		replace: 'this.#draft === null ? [] : this.#touched.codes',
		tests: ['tests/components/codes-over-drafts.test.ts']
	},
	{
		name: 'codes are touched before what they approve was heard',
		file: 'src/screens/frame/opening/officer-codes.svelte.ts',
		find: '(this.#asks.isHeard?.() ?? true)',
		replace: '(this.#asks.isHeard?.() !== null)',
		tests: ['tests/components/codes-over-drafts.test.ts']
	},
	{
		name: 'codes outlive their screen',
		file: 'src/screens/frame/OfficerTiles.svelte',
		find: '	onDestroy(() => held.drop());\n',
		replace: '	onDestroy(() => held.stopAsking());\n',
		tests: ['tests/components/codes-over-drafts.test.ts']
	},
	{
		name: 'codes stay while another app is before this one',
		file: 'src/screens/frame/OfficerTiles.svelte',
		find: 'document.hidden && codes.drop()',
		replace: 'document.hidden && codes.stopAsking()',
		tests: ['tests/components/codes-over-drafts.test.ts']
	},
	{
		name: 'a step back from a correction keeps its codes',
		file: 'src/screens/book/correction/correction.svelte.ts',
		find: '		this.#nobodyAgreed();\n		if (this.step',
		replace: '		if (this.step',
		tests: ['tests/components/codes-over-drafts.test.ts']
	},
	{
		name: 'a joining of a page entered late counts before the circle heard of it',
		file: 'src/lib/group/apply.ts',
		find: 'openMeeting?.late === true && approvals[type].decides',
		replace: "openMeeting?.late === true && type !== 'MemberJoined' && approvals[type].decides",
		tests: ['src/lib/group/offices/late-offices.test.ts']
	},
	{
		name: 'rules of a page entered late lessen codes before the circle heard them',
		file: 'src/lib/group/offices/officers-who-decide.ts',
		find: 'rulesOn(withoutUnheard(state), day)',
		replace: 'rulesOn(state, day)',
		tests: ['src/lib/group/offices/late-offices.test.ts']
	},
	{
		name: 'a line of money binds the days before it',
		file: 'src/lib/group/decide.ts',
		find: 'return event.occurredOn > meetingDay ?',
		replace: 'return late && event.occurredOn > meetingDay ?',
		tests: ['src/lib/group/meeting/days-ahead.test.ts']
	},
	{
		name: 'at a desk of a day of before one who decides is enough',
		file: 'src/lib/group/offices/officers-who-decide.ts',
		find: '(state.openMeeting?.late === true ? lacksHearing(state, state.openMeeting, women) : null)',
		replace: 'null',
		tests: ['src/lib/group/meeting/days-ahead.test.ts']
	},
	{
		name: 'letters that no file may hold are written',
		file: 'src/lib/group/kinds.ts',
		find: 'return issue === undefined ?',
		replace: "return issue === undefined || event.type === 'DisputeRaised' ?",
		tests: ['src/lib/group/event-limits.test.ts', 'tests/properties/attacker-laws.test.ts']
	},
	{
		name: 'a settled entry names whom the other phone names',
		file: 'src/lib/group/minutes/settle-phones.ts',
		find: '{ approvedBy: [...this.#approvedBy] }',
		replace: '{ approvedBy: event.approvedBy }',
		tests: ['src/lib/group/minutes/settle-claims.test.ts']
	},
	{
		name: 'a loan that needs three codes comes in by two',
		file: 'src/lib/group/minutes/settle-phones.ts',
		find: 'this.#lacksCodes(whole) ?? this.#keepAll(asked)',
		replace: 'this.#keepAll(asked)',
		tests: ['src/lib/group/minutes/settle-claims.test.ts']
	},
	{
		name: 'pages of another phone are agreed to unheard',
		file: 'src/screens/copies/other-phone.svelte.ts',
		find: "this.points.length > 0 ? 'points' : 'codes'",
		replace: "this.points.length > 9 ? 'points' : 'codes'",
		tests: ['tests/components/other-phone.test.ts']
	},
	{
		name: 'a code is given before it was checked',
		file: 'src/screens/frame/opening/officer-codes.svelte.ts',
		find: '		const checked = await app.codes.check({ slotId: slot.slotId, digits }, act);\n',
		replace:
			'		this.#touched = { draft, codes: [...this.#codes, { memberId } as never] };\n		const checked = await app.codes.check({ slotId: slot.slotId, digits }, act);\n',
		tests: ['tests/components/meeting.test.ts']
	},
	{
		name: 'a woman makes her code before two others entered theirs',
		file: 'src/lib/session/book-codes.ts',
		find: '!this.#openedWithPaper && !hasVouchers(session.state, owner, women)',
		replace: '!this.#openedWithPaper && women.length === 0',
		tests: ['tests/components/offices.test.ts']
	},
	{
		name: 'a code opens a key document that somebody changed',
		file: 'src/lib/vault/vault.ts',
		find: 'if (await hasRightTag(document, sealed, ring.tags))',
		replace: 'if ((await hasRightTag(document, sealed, ring.tags)) || ring !== null)',
		tests: ['tests/contracts/vault-tampering.test.ts']
	},
	{
		name: 'what two settled phones brought is not read out at the next close',
		file: 'src/screens/meeting/close/meeting-points.svelte.ts',
		find: "(event.type === 'PhonesSettled' ? this.#broughtBy(event).heard : [])",
		replace: '[]',
		tests: ['tests/components/heard-at-the-close.test.ts']
	},
	{
		name: 'codes close a page before what waited for the circle was read',
		file: 'src/screens/meeting/close/meeting-close.svelte.ts',
		find: 'this.points.isRead && this.points.current === null',
		replace: 'this.points.current === null',
		tests: ['tests/components/heard-at-the-close.test.ts']
	},
	{
		name: 'a name that nobody has heard stands on a shelf',
		file: 'src/lib/app/journal-file/strange-names.ts',
		find: '...unheardNames(file.state)',
		replace: '',
		tests: ['tests/unit/unheard-in-a-file.test.ts']
	},
	{
		name: 'the bank is given an account that nobody has heard',
		file: 'src/lib/papers/dossier/context.ts',
		find: 'if (heard === context.events) return context;',
		replace: 'return context;',
		tests: ['tests/unit/unheard-in-the-bank-file.test.ts']
	}
];
