package vip.approvals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A diagram or a decision table, as the file says it.
 *
 * @param path relative to the project, with slashes on every system
 */
record ModelFile(String path, Document xml) {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");

    static Stream<ModelFile> all(String extension) {
        return paths("processes").filter(path -> path.endsWith(extension)).map(ModelFile::read);
    }

    /** Every file under a folder of the project, in order. */
    static Stream<String> paths(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(file -> file.toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            return found.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ModelFile read(String path) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new ModelFile(path, factory.newDocumentBuilder().parse(path));
        } catch (Exception malformed) {
            throw new IllegalStateException(path, malformed);
        }
    }

    /** The module that owns the file: its folder. */
    String module() {
        return path.split("/")[1];
    }

    /** @param name local name of the elements, or {@code *} */
    Stream<Element> elements(String name) {
        return stream(xml.getElementsByTagNameNS("*", name));
    }

    Stream<String> ids(String name) {
        return elements(name).map(element -> element.getAttribute("id"));
    }

    /** Values of an attribute of Camunda's (BPMN's or DMN's), on such elements and on Camunda's own inside them. */
    Stream<String> camunda(String element, String attribute) {
        return elements(element)
                .flatMap(found -> attributes(found)
                        .filter(node -> attribute.equals(node.getLocalName())
                                && isCamunda(node.getNamespaceURI() == null ? found : node)))
                .map(Node::getNodeValue);
    }

    private static boolean isCamunda(Node node) {
        return node.getNamespaceURI() != null && node.getNamespaceURI().startsWith("http://camunda.org/schema/1.0/");
    }

    /** Every <code>${…}</code> in an attribute or a text. */
    Stream<String> expressions() {
        return elements("*")
                .flatMap(element -> Stream.concat(attributes(element), stream(element.getChildNodes(), null)))
                .map(Node::getNodeValue)
                .filter(text -> text != null)
                .flatMap(text -> EXPRESSION.matcher(text).results().map(MatchResult::group));
    }

    static Stream<Element> children(Element parent, String name) {
        return stream(parent.getChildNodes(), name).map(Element.class::cast);
    }

    private static Stream<Node> attributes(Element element) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength()).mapToObj(attributes::item);
    }

    private static Stream<Element> stream(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index));
    }

    private static Stream<Node> stream(NodeList nodes, String name) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> name == null || name.equals(node.getLocalName()));
    }

    @Override
    public String toString() {
        return path;
    }
}
