/** The trainer’s kit on paper: cards, play money, and the guide that goes with the lessons. */
export const guide = {
	'paper.guide-write-at-once': 'Every woman can say why money is written while it is given.',
	'paper.guide-write-at-once-talk1':
		'Who saw the money when it was given last time? Who saw it being written?',
	'paper.guide-write-at-once-talk2': 'What happened when something was written the day after?',
	'paper.guide-mistake': 'A mistake is nobody’s shame. What is rubbed out is what nobody believes.',
	'paper.guide-mistake-talk1': 'Has anybody found a wrong figure in her passbook? How was it put right?',
	'paper.guide-mistake-talk2': 'Why do we want to see the old line, too?',
	'paper.guide-box-and-book': 'Two counts that know nothing of each other show where something is missing.',
	'paper.guide-box-and-book-talk1': 'Why does she who counts not look into the book first?',
	'paper.guide-box-and-book-talk2':
		'What do we do when ten rupees are missing: look for a guilty woman, or count again?',
	'paper.guide-five-garlands': 'Each woman can count the five on her fingers.',
	'paper.guide-five-garlands-talk1': 'Which of the five is our strongest? Which is the weakest?',
	'paper.guide-five-garlands-talk2': 'What shall we do at the next meeting for the weakest?',
	'paper.guide-interest':
		'Before she agrees, a woman knows the whole cost. Two and five per cent a month are examples; use your own rule.',
	'paper.guide-interest-talk1': 'What does our group take on a hundred in a month? And a moneylender here?',
	'paper.guide-interest-talk2': 'Where does our interest go at the end of the year?',
	'paper.guide-her-own-page':
		'A woman who cannot read checks her own figures, alone, and says what is wrong.',
	'paper.guide-her-own-page-talk1':
		'Let each woman find her page on the phone. How many got there without help?',
	'paper.guide-her-own-page-talk2': 'Who may ask a woman for her page at home? Nobody: it is hers.',
	'paper.guide-quorum':
		'No few decide for all. Two of three is the usual rule; your group’s own rule counts.',
	'paper.guide-quorum-talk1': 'How many of us must be here before we may decide? Count it on the mat.',
	'paper.guide-quorum-talk2': 'What can a woman do who was outvoted?',
	'paper.guide-two-officers': 'Two pairs of eyes protect the group, and the woman who writes.',
	'paper.guide-two-officers-talk1': 'What may happen where one woman alone closes the book?',
	'paper.guide-two-officers-talk2': 'What do we do when an officer cannot come?',
	'paper.guide-seal': 'What was agreed stays as it was agreed, and every woman can prove it.',
	'paper.guide-seal-talk1': 'Who has last meeting’s figures in her passbook? Compare two of them.',
	'paper.guide-seal-talk2': 'What would it mean if they differ?',
	'paper.guide-to-the-bank': 'Regular deposits, small and often, are what a bank believes.',
	'paper.guide-to-the-bank-talk1': 'When did we last go? Look at the slips and lay them in a row.',
	'paper.guide-to-the-bank-talk2': 'Which two go next, and on which day?',
	'paper.guide-six-months': 'The group knows what the officer will look at, and looks at it first.',
	'paper.guide-six-months-talk1': 'How many months are in our book already? Count the moons.',
	'paper.guide-six-months-talk2': 'What would an officer ask about our book today?',
	'paper.guide-loan-application':
		'A bank loan is the decision and the debt of all. The paper only carries it.',
	'paper.guide-loan-application-talk1': 'What would we use the money for? Let each say her own.',
	'paper.guide-loan-application-talk2': 'What do we do when the bank says no? Ask why, and write it down.',
	'paper.school': 'Trainer’s kit',
	'paper.school-lesson': 'Lesson {number} of {total}',
	'paper.school-cards': 'Lesson cards',
	'paper.school-signs': 'Picture cards',
	'paper.school-money': 'Play money',
	'paper.school-money-how': 'Cut out. This is a game, not money. Nobody pays with it.',
	'paper.school-play': 'PLAY',
	'paper.school-guide': 'Guide for whoever teaches',
	'paper.school-ask': 'Ask',
	'paper.school-of': 'Lessons of {date}',
	'paper.school-try': 'Then try it on the phone: {round}',
	'paper.guide-how': 'Twenty minutes for each lesson',
	'paper.guide-how-1': '3 minutes: sit in a circle, greet. Lay the cards face down in their order.',
	'paper.guide-how-2':
		'7 minutes: turn one card at a time. First ask: what do you see? Then say the sentence, once.',
	'paper.guide-how-3':
		'5 minutes: ask the two questions. Let the women talk; the one who is silent is asked kindly, not twice.',
	'paper.guide-how-4':
		'4 minutes: try it, with play money or in the practice rounds of the phone. Another woman holds the phone each time.',
	'paper.guide-how-5': '1 minute: one woman says in her own words what she takes home.',
	'paper.guide-rules': 'What helps',
	'paper.guide-rules-1':
		'Nobody is tested. A wrong answer is a good question: ask why, and show the card again.',
	'paper.guide-rules-2': 'Say what women say: deposit, loan, give back. Never a word that is only on paper.',
	'paper.guide-rules-3': 'One lesson at a meeting is enough. Come back to it at the next.',
	'paper.guide-rules-4':
		'Never use a real woman’s saving or debt as the example. The practice group has twenty made-up women.',
	'paper.guide-rules-5': 'Play money is for the lesson only. Count it out at the start and back at the end.',
	'paper.guide-rules-6': 'Never take the phone out of a woman’s hand. Show with your finger; she touches.'
};
