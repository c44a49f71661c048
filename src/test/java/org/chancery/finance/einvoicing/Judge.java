package org.chancery.finance.einvoicing;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Mustangproject's validator: the schemas, the official rules of EN 16931 and XRechnung, and veraPDF. It holds a library of everything, so it has a class loader of its own. */
final class Judge implements AutoCloseable {

    private static final Path PROGRAM = Path.of("target/einvoice-judge.jar");
    private static final Pattern ERROR = Pattern.compile("<(?:error|exception)[^>]*>(.*?)</(?:error|exception)>", Pattern.DOTALL);

    private final URLClassLoader program;

    Judge() throws IOException {
        URI jar = PROGRAM.toAbsolutePath().toUri();
        program = new URLClassLoader(new URL[] {jar.toURL()}, ClassLoader.getPlatformClassLoader());
    }

    /** What is wrong about a file; empty if it is valid. */
    List<String> errors(byte[] content, String ending) throws Exception {
        Path file = Files.createTempFile("chancery-judge", "." + ending);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(program);
        try {
            Files.write(file, content);
            Class<?> type = program.loadClass("org.mustangproject.validator.ZUGFeRDValidator");
            Object validator = type.getConstructor().newInstance();
            Method validate = type.getMethod("validate", String.class);
            return verdict((String) validate.invoke(validator, file.toString()));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            Files.delete(file);
        }
    }

    private static List<String> verdict(String report) {
        List<String> errors = ERROR.matcher(report).results().map(found -> found.group(1).strip()).toList();
        boolean valid = report.stripTrailing().replaceAll("\\s*</validation>$", "").endsWith("<summary status=\"valid\"/>");
        return errors.isEmpty() && !valid ? List.of(report) : errors;
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}
