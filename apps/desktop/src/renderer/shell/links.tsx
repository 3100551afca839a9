import { Anchor, type AnchorProps, Button, type ButtonProps, Menu, type MenuItemProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactElement } from 'react'

type AnchorElementProps<Own> = Own & Omit<ComponentPropsWithRef<'a'>, keyof Own>

function ButtonAnchor(props: AnchorElementProps<ButtonProps>): ReactElement {
  return <Button component="a" {...props} />
}

function TextAnchor(props: AnchorElementProps<AnchorProps>): ReactElement {
  return <Anchor {...props} />
}

function MenuItemAnchor(props: AnchorElementProps<MenuItemProps>): ReactElement {
  return <Menu.Item component="a" {...props} />
}

/** A button that goes to another screen; its `to`, `params` and `search` are checked. */
export const ButtonLink = createLink(ButtonAnchor)

/** A text link to another screen. */
export const TextLink = createLink(TextAnchor)

/** A menu entry that goes to another screen. */
export const MenuItemLink = createLink(MenuItemAnchor)
