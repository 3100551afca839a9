import { type Html, html } from './html.ts'

/** Where admins come in; `problem` says why the last try failed. */
export function signInPage(problem: string | null): Html {
  return html`<form method="post" action="/console/sign-in" class="sign-in">
<img src="/console/paw.svg" alt="" width="48" height="48">
<h1>Console</h1>
<p>For those who look after the park.</p>
${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
<label>Email<input type="email" name="email" required autocomplete="username"></label>
<label>Password<input type="password" name="password" required autocomplete="current-password"></label>
<button class="go">Sign in</button>
</form>`
}
