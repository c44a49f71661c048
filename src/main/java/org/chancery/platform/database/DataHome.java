package org.chancery.platform.database;

import java.nio.file.Path;

/** Which data folder this run works on; a program that was given none, such as a test, has no such bean. */
public record DataHome(Path folder) {}
