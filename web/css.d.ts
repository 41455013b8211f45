// css.d.ts — a style sheet imported into a script is its minified text (see build.mjs).
declare module '*.css' {
  const text: string
  export default text
}
