// Why it exists: robots-parser's own types call its one function a default export, which Node does not find there.
declare module 'robots-parser' {
  export type Rules = {
    /** Undefined where the address is not of the file's site. */
    isAllowed(url: string, userAgent: string): boolean | undefined
    /** In seconds. */
    getCrawlDelay(userAgent: string): number | undefined
  }
  function robotsParser(url: string, text: string): Rules

  export { robotsParser as default }
}
