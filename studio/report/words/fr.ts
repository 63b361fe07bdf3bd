import type { PageWords } from './page-words.ts';

export const fr: PageWords = {
  build: 'Rapport de fabrication',
  import: 'Rapport d’importation',
  succeeded: 'C’est fait. Ce qui suit peut encore être amélioré.',
  faultless: 'C’est fait. Rien à corriger.',
  failed: 'Rien n’a été écrit : corrigez d’abord les erreurs ci-dessous.',
  errors: 'Erreurs',
  warnings: 'Avertissements',
  notes: 'Remarques',
  none: 'Rien à signaler ici.',
  cameIn: 'Ce qui a été repris',
  leftOut: 'Ce qui a été laissé de côté ou modifié, et pourquoi',
  licence: 'Licence et crédits',
  access: 'Pour tous : accessibilité',
  weight: 'Poids',
  translation: 'Traductions',
  questions: 'Questions',
  links: 'Liens',
  files: 'Fichiers, numéros et clés',
  kind: 'Type',
  notDefined: 'hors format',
  found: 'Dans la source',
  imported: 'Repris',
  share: 'Part',
  licenceIs: 'Licence',
  credits: 'Crédits',
  noCredits: 'aucun crédit indiqué',
  publisher: 'Éditeur',
  partner: 'Partenaire',
  language: 'Langue',
  words: 'Mots',
  missing: 'Manquants',
  stale: 'À mettre à jour',
  machine: 'Traduction automatique',
  complete: 'Avancement',
  wholeCourse: 'Le cours entier',
  ofDay: (allowance) => `En pourcentage : part des ${allowance} dont un apprenant dispose par jour.`,
  more: 'de plus',
  line: 'ligne',
  rungs: { text: 'Texte', audio: 'Avec le son', '144': 'Vidéo 144', '240': 'Vidéo 240', '360': 'Vidéo 360' },
  codes: {
    'bad-formula':
      'La formule est illisible : son code est affiché tel qu’il a été saisi. Corrigez le TeX entre les signes dollar.',
    'unknown-term':
      'Le glossaire n’a pas ce terme : seul le mot est affiché. Ajoutez le terme à glossary.yaml ou corrigez sa clé.',
    'bad-captions': 'Les sous-titres sont illisibles. Corrigez les temps ou la forme à la ligne indiquée.',
    'bad-keys':
      'Les clés de signature manquent ou sont fausses. Remettez le dossier des clés ; n’en créez jamais de nouvelles pour un dépôt que des téléphones connaissent.',
    'bad-lock': 'Le fichier des numéros est abîmé. Reprenez-le de votre dernière version enregistrée.',
    'bad-media':
      'La vidéo ou le son ne peut pas être lu. Exportez-le de nouveau en MP4, ou joignez l’original avec « studio attach ».',
    'bad-picture': 'L’image est inutilisable. Enregistrez-la en SVG, PNG, JPEG ou WebP.',
    'bad-store':
      'Un fichier du dépôt est abîmé ou absent. Reprenez-le d’une copie, puis vérifiez avec « studio verify ».',
    'bare-url': 'Un lecteur d’écran épelle l’adresse. Écrivez des mots qui disent où mène le lien.',
    'block-mismatch':
      'La traduction n’a pas les mêmes paragraphes que la source : des notes pourraient se déplacer. Gardez les mêmes blocs dans le même ordre.',
    'broken-link': 'Le lien ne mène nulle part ; seuls ses mots sont affichés. Corrigez-le ou retirez-le.',
    'caption-outside': 'Un sous-titre finit après la vidéo. Corrigez ses temps.',
    comment: 'Les commentaires des auteurs ne sont pas publiés.',
    'course-there':
      'Un cours se trouve déjà dans ce dossier, avec le travail qui y a été fait. Importez dans un autre dossier, ou remplacez-le délibérément.',
    'duplicate-key': 'Deux éléments ont la même clé ou le même numéro. Renommez le plus récent.',
    'duration-differs': 'Les formes d’une même vidéo n’ont pas la même durée. Produisez-les à partir du même fichier.',
    'empty-text': 'L’apprenant ouvrirait une page vide. Écrivez le texte ou retirez-le de la leçon.',
    'forked-lock':
      'Le dossier du cours a été copié avec ses numéros : le travail des apprenants serait mélangé. Donnez à la copie les siens avec « studio fork ».',
    guessed: 'La source ne le dit pas ; le studio a choisi. Vérifiez que c’est juste.',
    'heading-jump': 'Un niveau de titre est sauté ; qui écoute perd le plan. Employez le niveau suivant.',
    'heading-level':
      'Les titres d’un texte commencent au deuxième niveau, le titre de la leçon étant le premier. Celui-ci a été abaissé.',
    'hostile-package': 'L’archive est abîmée, ou faite pour nuire. Demandez une nouvelle exportation.',
    'in-course-link': 'Un lien vers une autre partie du cours a été adapté pour y fonctionner.',
    'left-out':
      'Ceci n’a pas été repris : rien n’y correspond, ou cela ne marche que sur l’ancienne plateforme. Remplacez-le au besoin.',
    'link-words': 'Lus seuls, des mots comme « cliquez ici » ne disent rien. Nommez ce à quoi le lien mène.',
    'markup-removed': 'Une mise en forme que les cours n’ont pas a été retirée ; les mots restent.',
    'media-missing':
      'La vidéo se trouve ailleurs et demande le réseau. Joignez son fichier dans la page du studio, ou avec « studio attach ».',
    'missing-alt': 'Qui ne voit pas l’image n’en apprend rien. Décrivez-la en une phrase.',
    'missing-captions':
      'Les apprenants sourds, et tous ceux qui sont dans le bruit, perdent ce qui est dit. Ajoutez des sous-titres.',
    'missing-file': 'Un fichier est nommé mais absent. Ajoutez-le ou retirez son nom.',
    'missing-picture': 'L’image n’est pas dans l’archive. Ajoutez-la ou changez le texte.',
    'missing-quiz': 'Un quiz est nommé mais absent. Ajoutez-le ou retirez son nom.',
    'missing-translation': 'Des mots manquent dans cette langue ; la langue source est affichée.',
    'no-course': 'Aucun cours ici. Un cours est un dossier qui contient course.yaml.',
    'no-text-rung':
      'Le cours n’a ni texte ni quiz : qui n’a pas de données pour la vidéo n’aurait rien. Ajoutez des textes.',
    'not-fast-start':
      'La vidéo ne peut commencer avant d’être arrivée en entier. Exportez-la avec « démarrage rapide » (fast start).',
    'online-video': 'Une vidéo en ligne est devenue un lien : elle ne peut pas être étudiée hors ligne.',
    'outside-course': 'Un fichier hors du dossier du cours est demandé. Copiez-le dans le cours.',
    'picture-replaced': 'Une image a été remplacée par une forme que les cours acceptent.',
    'question-left-out': 'La question n’a pas été reprise : sa forme ou sa bonne réponse est illisible. Récrivez-la.',
    'quiz-differs': 'Un quiz n’a pas les mêmes questions dans sa traduction. Accordez-les.',
    'quiz-link': 'Un lien vers un quiz a été retiré : le quiz est dans la leçon.',
    'raw-html': 'Du HTML a été retiré d’un texte. Écrivez-le en Markdown.',
    'remote-picture': 'L’image est sur Internet et doit marcher hors ligne. Copiez-la dans le cours.',
    schema: 'Un fichier n’est pas rempli comme il le faut. Corrigez la ligne indiquée.',
    simplified: 'Un élément est devenu plus simple qu’il n’était. Vérifiez qu’il enseigne toujours la même chose.',
    'bad-xliff':
      'Le fichier des traducteurs est illisible. Il doit être en XLIFF 2.0 ou 2.1 et venir de ce cours, tel que « studio translate export » l’a écrit.',
    'translation-conflict':
      'Le texte d’une personne a été conservé : il a changé dans le cours après l’export, ou une traduction automatique allait le remplacer. Comparez les deux.',
    'translation-refused':
      'Une traduction n’a pas été reprise : un lien, du code ou un trou a été perdu ou modifié, ou un paragraphe remplace une liste. Corrigez-la et importez de nouveau.',
    'unknown-unit': 'Le cours n’a plus ce texte. Refaites l’export et reportez-y la traduction.',
    'stale-translation': 'La source a changé après la traduction. Comparez les deux.',
    'svg-content': 'Un élément actif a été retiré d’un dessin.',
    'table-header': 'Sans noms de colonnes, un tableau ne se comprend pas à l’écoute. Remplissez sa première ligne.',
    'unknown-item': 'Une question renvoie à un élément que la leçon n’a pas.',
    'unknown-layout':
      'Le studio ne connaît pas cette sorte d’archive, ou le dossier de destination contient autre chose.',
    'unknown-licence':
      'Rien ne dit sous quelle licence le cours peut être partagé. Demandez à ses auteurs avant de publier.',
    'unsafe-link': 'L’adresse d’un lien pourrait nuire ; seuls ses mots sont affichés.',
    untranslated: 'Une partie n’existe pas dans cette langue.',
    'version-conflict':
      'Le dépôt connaît une autre histoire de ce cours. Employez le fichier de numéros avec lequel il a été fait.',
    'wrong-answer-key': 'La question n’a pas de bonne réponse, ou une qui ne peut l’être. Marquez la bonne.',
    'yaml-syntax': 'Le fichier est illisible. Corrigez la ligne indiquée.',
    'bad-signature':
      'Quelqu’un sans la bonne clé a signé, ou modifié, ce que propose le dépôt. Publiez-le de nouveau depuis une copie sûre.',
    'no-ffmpeg': 'Cet ordinateur ne peut pas alléger les vidéos. Installez ffmpeg, puis réessayez.',
    'captions-repaired': 'De petits défauts des sous-titres ont été corrigés. Regardez les endroits indiqués.',
    'package-fault': 'L’activité interactive se contredit. Elle est gardée telle quelle ; demandez à son auteur.',
    'package-unit': 'Détail d’une unité d’une activité interactive, pour qui la lancera ailleurs.',
    'unpinned-keys':
      'La clé racine n’a pas été donnée : on ne sait pas à qui sont ces clés. Indiquez-la pour vérifier.',
    'unsigned-release':
      'L’éditeur n’a pas signé cette version : elle ne peut passer de main en main. Fabriquez-la avec sa clé.',
    orphan: 'Un fichier du dépôt dont plus rien n’a besoin. Il ne gêne pas.',
    'pictures-kept': 'Les images sont entrées à leur taille, car ffmpeg manque ici. Installez-le pour les alléger.',
  },
};
