// portal.js — a portal that takes every letter for a shortcut of its own.
window.stolen = 0
document.addEventListener('keydown', event => {
  if (event.key.length !== 1 || event.ctrlKey || /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return
  window.stolen++
  event.preventDefault()
})
