package io.movers.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A service as it is compiled now, in {@code <service>/target/classes}. Everything else is what the suite started with. */
record CompiledService(ClassLoader loader, Class<?> application) {
    static CompiledService of(Service service) {
        try {
            Path classes = classesOf(service);
            if (!Files.isDirectory(classes)) {
                throw new SuiteException(classes + " is missing: compile " + service.id() + " first");
            }
            var loader = new OwnClassesFirst(classes, "io.movers." + service.id() + '.');
            return new CompiledService(
                    loader, Class.forName(service.application().getName(), false, loader));
        } catch (ClassNotFoundException e) {
            throw new SuiteException(service.application().getName() + " is not among the compiled classes", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder with the classes, beside the jar that the suite was started with or itself. */
    private static Path classesOf(Service service) throws URISyntaxException {
        CodeSource source = service.application().getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("No code source for " + service.application());
        }
        return Path.of(source.getLocation().toURI()).resolveSibling("classes");
    }

    /** Finds the classes and files of one service in its folder, and all others where the suite has them. */
    private static final class OwnClassesFirst extends URLClassLoader {
        private final String prefix;

        OwnClassesFirst(Path classes, String prefix) throws IOException {
            super(new URL[] {classes.toUri().toURL()}, CompiledService.class.getClassLoader());
            this.prefix = prefix;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(prefix)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            URL own = findResource(name);
            return own == null ? super.getResource(name) : own;
        }

        /** A scan of the service's packages must not find the older classes, too. */
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith(prefix.replace('.', '/')) ? findResources(name) : super.getResources(name);
        }
    }
}
