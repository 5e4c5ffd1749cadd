package io.movers.local.docs;

import io.movers.local.deploy.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files and folders of this repository, by their path from its root, without the results of a build. */
final class Repository {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".data", "node_modules");

    private final Set<String> paths = new TreeSet<>();

    Repository() {
        Path root = Checkout.path("");
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (NOT_OURS.contains(String.valueOf(folder.getFileName()))) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return visitFile(folder, attributes);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    paths.add(root.relativize(file).toString().replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path may contain {@code *} for any text between two slashes */
    boolean has(String path) {
        String bare = path.replaceAll("/+$", "");
        if (!bare.contains("*")) {
            return paths.contains(bare);
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + bare);
        return paths.stream().anyMatch(candidate -> matcher.matches(Path.of(candidate)));
    }

    /** Whether the first part of a path is a folder at the root. */
    boolean startsHere(String path) {
        String first = path.substring(0, path.indexOf('/'));
        return first.equals("*") || Files.isDirectory(Checkout.path(first)) && paths.contains(first);
    }

    List<Markdown> documents() {
        return paths.stream()
                .filter(path -> path.endsWith(".md"))
                .filter(path -> !path.contains("/src/"))
                .map(Markdown::of)
                .toList();
    }

    boolean hasClass(String name) {
        return paths.stream().anyMatch(path -> path.endsWith("/" + name + ".java"));
    }

    /** The content of the file of that name, wherever it is; empty if there is none. */
    String textOf(String name) {
        return paths.stream()
                .filter(path -> path.endsWith("/" + name))
                .findFirst()
                .map(Checkout::text)
                .orElse("");
    }
}
