/// <reference lib="dom" />

/** What an element may be made of besides its children. */
type Attributes = Readonly<Record<string, string>>

/**
 * Makes an element. Text only ever becomes text: nothing a paper says can become a part of the page.
 *
 * @param attributes - `class`, `role`, `data-…` and the like.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children.filter(child => child !== null))
  return made
}
