/**
 * Text from a stranger's file, safe to print: control and invisible characters are written out, so that a file
 * can neither move the cursor nor hide a word.
 */
export function terminalText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, letter => {
    const code = letter.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}
