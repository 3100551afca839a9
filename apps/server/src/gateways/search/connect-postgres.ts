import postgres from 'postgres'

/** Connects lazily; `?host=/folder` in the URL names a socket, as PostgreSQL's own programs read it. */
export function connectPostgres(
  url: string,
  { connections }: { readonly connections: number },
): postgres.Sql {
  const address = new URL(url)
  const socketFolder = address.searchParams.get('host')
  address.searchParams.delete('host')
  return postgres(address.href, {
    ...(socketFolder === null ? {} : { host: socketFolder }),
    max: connections,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'pawfect-search' },
  })
}
