package org.chancery.platform.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Whether the port of the pages is free, asked before anything else is begun. */
final class Ports {

    private Ports() {}

    static void refuseTaken(int port, String address) {
        if (port <= 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            probe.getLocalPort();
        } catch (UnknownHostException e) {
            throw new CommandFailure("The address " + address + " is not known on this machine.");
        } catch (IOException e) {
            throw new CommandFailure(e.getMessage() != null && e.getMessage().contains("denied")
                    ? "Port " + port + " may only be taken by an administrator of this machine: choose another one with --port."
                    : takenLine(port));
        }
    }

    static String takenLine(int port) {
        return "Port " + port + " is taken by another program: stop it, or choose another one with --port.";
    }
}
