package io.github.fis4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Who imports the parent as a BOM sees our own modules, in our own version, and nothing else. */
class BomTest {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @Test
    void parent_importedAsABom_managesOurModulesAlone() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", "pom.xml").toFile());
        String managed = "/project/dependencyManagement/dependencies/dependency/";
        List<String> published = texts(pom, "/project/modules/module");
        published.remove("examples");

        assertThat(texts(pom, managed + "artifactId")).containsExactlyInAnyOrderElementsOf(published);
        assertThat(texts(pom, managed + "groupId")).containsOnly("io.github.fis4j");
        // Written out: an importer's own property of that name would win over ours.
        assertThat(texts(pom, managed + "version")).containsOnly(XPATH.evaluate("/project/version", pom));
        assertThat(texts(pom, "/project/packaging")).containsExactly("pom");
        assertThat(texts(pom, "/project/parent")).isEmpty();
    }

    private static List<String> texts(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }
}
