// Why it exists: what a reader of Discord sees, as text: for transcripts and for the properties of every payload.
type Component = {
  readonly type?: unknown
  readonly content?: unknown
  readonly label?: unknown
  readonly custom_id?: unknown
  readonly components?: unknown
}

export function componentsOf(root: { readonly components?: unknown }): readonly Component[] {
  const own = Array.isArray(root.components) ? (root.components as readonly Component[]) : []
  return own.flatMap((one) => [one, ...componentsOf(one)])
}

/** The texts, one paragraph each, as they are sent. */
export function textOf(root: { readonly components?: unknown }): string {
  return componentsOf(root)
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n\n')
}

export function buttonsOf(root: {
  readonly components?: unknown
}): readonly { readonly label: string; readonly id: string }[] {
  return componentsOf(root).flatMap(({ label, custom_id }) =>
    typeof label === 'string' && typeof custom_id === 'string' ? [{ label, id: custom_id }] : [],
  )
}
