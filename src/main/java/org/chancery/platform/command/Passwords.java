package org.chancery.platform.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A password never stands in a command line, where every user of the machine could read it. */
final class Passwords {

    private Passwords() {}

    /** Asks at the terminal without showing what is typed; without a terminal, takes the first line of the input. */
    static String ask(String prompt) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("%s", prompt);
            return typed == null ? "" : new String(typed);
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new CommandFailure("The password cannot be read: " + e.getMessage());
        }
    }
}
