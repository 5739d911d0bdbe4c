/** A README with one command in a code block, on its fourth line. */
export const fenced = (command: string) => ({
  name: command,
  files: { 'README.md': `# Model\n\n\`\`\`bash\n${command}\n\`\`\`\n` },
  at: 'README.md:4',
});

/** A README of this text. */
export const text = (name: string, markdown: string) => ({
  name,
  files: { 'README.md': markdown },
});
