// Loaded before a program (`node --import`): tells its largest memory when it ends, in kilobytes as the system counts them.
process.on('exit', () => console.error(`peak ${process.resourceUsage().maxRSS} kB`));
