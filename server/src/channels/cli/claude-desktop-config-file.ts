import { posix, win32 } from "node:path";

interface Place {
  platform: NodeJS.Platform;
  /** The home directory. */
  home: string;
  /** APPDATA on Windows, when it is set. */
  appData?: string | undefined;
}

/** Where Claude Desktop keeps its settings on this kind of machine. */
export function claudeDesktopConfigFile({ platform, home, appData }: Place): string {
  const file = "claude_desktop_config.json";
  if (platform === "win32") return win32.join(appData ?? win32.join(home, "AppData", "Roaming"), "Claude", file);
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "Claude", file);
  return posix.join(home, ".config", "Claude", file);
}
