const WORDS: Readonly<Record<string, string>> = {
  'admin/already-decided': 'Someone decided this report in the meantime. Look at the history below.',
  'admin/cannot-hide': 'Only animals and photos can be hidden. Warn or suspend instead.',
  'admin/cannot-suspend-admin':
    'An admin cannot be suspended here; the operator appoints and dismisses admins.',
  'admin/no-model-to-roll-back': 'No trained model ranks any more. Nothing was changed.',
  'admin/nothing-to-reverse': 'No decision of this report stands any more.',
  'admin/subject-gone': 'What was reported is gone. Dismiss the report.',
  'console/wrong-sign-in': 'Email or password is wrong. Nothing happened; try again.',
  'console/no-admin': 'This account is not an admin. Use the app instead.',
  'learning/stopped': 'Learning is stopped. Let it go on first; nothing was changed.',
  'learning/round-open': 'A round is open already. Close it first.',
  'learning/round-closed': 'No round is open any more. Nothing was changed.',
  'learning/nothing-to-improve': 'No breed model is published here, so there is nothing to improve.',
  'moderation/report-not-found': 'This report no longer exists.',
  'requests/invalid-input':
    'Choose a decision and give a reason of at least three letters. Nothing was changed.',
  'requests/too-many': 'Too many tries. Wait a minute; nothing was changed.',
}

/** Says a refusal in words: what happened and what to do. */
export function problemWords(code: string): string {
  return WORDS[code] ?? 'That did not work. Nothing was changed; the server log has the details.'
}
