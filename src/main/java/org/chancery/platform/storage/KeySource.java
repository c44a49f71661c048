package org.chancery.platform.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Where the master key is: never in the database, never in the data folder. */
sealed interface KeySource {

    /** The keyset as JSON; empty if it is not there. */
    Optional<String> read();

    /** What the place is called in a sentence. */
    String words();

    /** A file, which the program itself may write. */
    record File(Path path) implements KeySource {

        @Override
        public Optional<String> read() {
            try {
                return Optional.of(Files.readString(path));
            } catch (NoSuchFileException missing) {
                return Optional.empty();
            } catch (IOException e) {
                throw new StorageFault("The master key " + path + " cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public String words() {
            return path.toString();
        }

        void write(String json) {
            KeyFile.write(path, json);
        }
    }

    /** An environment variable, as service managers and containers hand secrets over. */
    record Variable(String name) implements KeySource {

        @Override
        public Optional<String> read() {
            return Optional.ofNullable(System.getenv(name)).filter(json -> !json.isBlank());
        }

        @Override
        public String words() {
            return "the environment variable " + name;
        }
    }

    /** A command that prints it, such as one that asks a vault; the shell runs it. */
    record Command(String line, Duration timeout) implements KeySource {

        @Override
        public Optional<String> read() {
            Process process = null;
            try {
                process = new ProcessBuilder("/bin/sh", "-c", line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
                process.getOutputStream().close();
                Process asked = process;
                CompletableFuture<byte[]> printed = CompletableFuture.supplyAsync(() -> output(asked));
                if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new StorageFault("The command for the master key did not end within " + timeout.toSeconds() + " s (chancery.storage.master-key-timeout).");
                }
                if (process.exitValue() != 0) {
                    throw new StorageFault("The command for the master key failed with exit code " + process.exitValue() + ".");
                }
                return Optional.of(new String(printed.join(), StandardCharsets.UTF_8)).filter(json -> !json.isBlank());
            } catch (IOException e) {
                throw new StorageFault("The command for the master key cannot be run: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StorageFault("Interrupted.", e);
            } finally {
                if (process != null) {
                    process.destroyForcibly();
                }
            }
        }

        private static byte[] output(Process process) {
            try {
                return process.getInputStream().readNBytes(1 << 20);
            } catch (IOException e) {
                throw new StorageFault("The command for the master key was cut off.", e);
            }
        }

        @Override
        public String words() {
            return "what the command of chancery.storage.master-key-command prints";
        }
    }
}
