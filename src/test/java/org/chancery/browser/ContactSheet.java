package org.chancery.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** After all tests: one page with every picture, {@code target/screens/index.html}. */
public class ContactSheet implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!Files.isDirectory(BrowserTest.SCREENS)) {
            return;
        }
        try (var files = Files.list(BrowserTest.SCREENS)) {
            String pictures = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png")).sorted()
                    .map(name -> "<figure><a href='" + name + "'><img src='" + name + "' loading='lazy'></a><figcaption>" + name + "</figcaption></figure>")
                    .collect(Collectors.joining("\n"));
            Files.writeString(BrowserTest.SCREENS.resolve("index.html"), """
                    <!doctype html><meta charset="utf-8"><title>Chancery: every page</title>
                    <style>body{font:13px sans-serif;display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:16px}figure{margin:0}img{width:100%;height:260px;object-fit:cover;object-position:top;border:1px solid #ccc}</style>
                    """ + pictures, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
